/** A language that messages can be written in. */
export type Language = 'zh' | 'en'
