import type { Language } from '../terminal.ts'

/** Chooses between two texts that say the same. */
export type InLanguage = (zh: string, en: string) => string

export function inLanguage(language: Language): InLanguage {
  return (zh, en) => (language === 'zh' ? zh : en)
}
