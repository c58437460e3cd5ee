import type { DrawRecord, EntropySource, Reveal } from 'double-random'
import { heading, paragraph, shortHex } from './text.ts'

/** How the sources became the seed. */
export function printReveals({ body: { head, secrets }, digest }: DrawRecord): string[] {
  const { independentBits, samplesLog2 } = head.strength
  return [
    ...heading('六、第一批：揭示和抽取（1月8日）'),
    ...head.announcement.entropy.flatMap((source, index) =>
      paragraph(`${index + 1}. ${describeReveal(source, secrets.reveals[index]!)}`),
    ),
    '',
    ...paragraph(
      `种子 ${shortHex(secrets.seed)} 由公告摘要和三项揭示值算出，任何一方都不能单独决定。` +
        '真实抽取中，种子和密封随机数在检查结束前不公开，此处仅为演示。',
    ),
    ...paragraph(
      `经办人不能控制的随机位数：${independentBits} 位。可能的样本约 2 的 ${samplesLog2} 次方个。`,
    ),
    '',
    '  记录摘要（抽取当日公布，从此名单不能更改）：',
    `    ${digest}`,
  ]
}

function describeReveal(source: EntropySource, reveal: Reveal): string {
  if (reveal.kind === 'public-event' && source.kind === 'public-event') {
    return `${source.title}：${source.fields
      .map(({ name }, index) => `${name} ${String(reveal.values[index]).padStart(2, '0')}`)
      .join('，')}`
  }
  if (reveal.kind === 'commit-reveal') {
    return `${reveal.party}揭示：${reveal.value}，随机数 ${shortHex(reveal.nonce)}（与承诺相符）`
  }
  if (reveal.kind === 'sealed') {
    return `${reveal.party}启封：${shortHex(reveal.contribution)}（仅供抽取，不公布）`
  }
  return '经办人自选'
}
