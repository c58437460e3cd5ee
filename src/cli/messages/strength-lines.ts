import type { SeedStrength } from 'double-random/report'
import { describe } from 'double-random/words'
import { say } from '../../core/message.ts'
import type { Language } from '../terminal.ts'
import { inLanguage } from './in-language.ts'

/** Who controls how many bits of the seed, and what that is worth. */
export function strengthLines(strength: SeedStrength, language: Language): string[] {
  const t = inLanguage(language)
  const { independentBits, samplesLog2, weak, sealed, sources } = strength
  return [
    t(
      `随机强度：经办人不能控制 ${independentBits} 位${weak ? '，不足 64 位' : ''}`,
      `strength: ${independentBits} bits the operator does not control${weak ? ', WEAK' : ''}`,
    ),
    ...sources.map(({ kind, name, bits, controlledBy }) => {
      const worth = say('source-worth', { kind, name, bits, controlledBy })
      return `- ${describe(worth, language)}`
    }),
    ...(samplesLog2 === null
      ? []
      : [t(`可能的样本约有 2 的 ${samplesLog2} 次方`, `about 2^${samplesLog2} possible samples`)]),
    sealed
      ? t(
          '名单密封：末次检查之前外人算不出',
          'sealed: nobody outside can compute the list before the last visit',
        )
      : t(
          '名单不密封：揭示之后任何人都能算出',
          'not sealed: after the reveals anybody can compute the list',
        ),
  ]
}
