import { parseOption } from '../../schema/kit/parse-option.ts'
import { bulletinFigures } from '../../schema/year/bulletin-figures.ts'
import type { Bulletin } from './types.ts'

/**
 * Reads a bulletin that was saved as JSON.
 *
 * Only its shape is checked: whether the figures follow from draws, only making it again can tell.
 *
 * @param data - what `JSON.parse` made of a bulletin
 * @returns the bulletin
 * @throws DoubleRandomError `input/…` for anything else
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const figures = bulletin(exampleInputs.plan, [{ record, data: exampleInputs }], { from: '2020-01-01', to: '2020-06-30' });
 * parseBulletin(JSON.parse(JSON.stringify(figures))).total.planned; // => 2
 */
export function parseBulletin(data: unknown): Bulletin {
  return parseOption('bulletin', bulletinFigures, data)
}
