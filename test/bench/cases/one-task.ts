import type { EnterpriseData, InputData, Task } from 'double-random'

/** Inputs of one task of a year, by default a simple draw without teams, and its register. */
export function oneTask(
  visits: number,
  enterprises: readonly EnterpriseData[],
  { task = {}, ...tables }: Partial<InputData> & { readonly task?: Partial<Task> } = {},
): InputData {
  return {
    plan: {
      id: 'bench',
      title: 'bench',
      tasks: [
        {
          id: 'all',
          title: 'all',
          kind: 'general',
          department: 'A',
          doubleRandom: true,
          team: 'none',
          design: { type: 'simple' },
          rounds: [{ window: ['2020-01-02', '2020-12-31'], visits }],
          ...task,
        },
      ],
    },
    calendar: { version: 'bench', from: '2020-01-01', to: '2020-12-31' },
    enterprises,
    inspectors: [],
    ...tables,
  }
}

/** A register with ids as credit codes are, and what else its rows have. */
export function registerOf<More extends object>(size: number, more: (index: number) => More) {
  return Array.from({ length: size }, (_, i) => ({
    id: `91310112MA${String(i).padStart(8, '0')}`,
    name: `企业${i}`,
    town: `镇${i % 14}`,
    ...more(i),
  }))
}
