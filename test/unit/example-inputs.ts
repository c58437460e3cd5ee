export type Data = Record<string, unknown>

/** Plain data as a bureau would hand it in: any member can be replaced, and only the door checks. */
// biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is handed in here too
export type Anything = any

export interface ExampleData {
  plan: Anything
  calendar: Anything
  enterprises: Anything[]
  inspectors: Anything[]
  [table: string]: Anything
}

/** A task that visits one unit without a team in January 2020. */
export function exampleTask(members: Data = {}): Anything {
  return {
    id: 'petrol',
    title: '加油站',
    kind: 'general',
    department: '安监大队',
    doubleRandom: true,
    design: { type: 'simple' },
    rounds: [{ window: ['2020-01-02', '2020-01-31'], visits: 1 }],
    team: 'none',
    ...members,
  }
}

/** Sound inputs with `size` enterprises E01, E02 … and two inspectors. */
export function exampleInputs(members: Data = {}, size = 3): ExampleData {
  return {
    plan: { id: 'plan-2020', title: '年度计划', tasks: [exampleTask()] },
    calendar: { version: '2019-11', from: '2020-01-01', to: '2020-12-31' },
    enterprises: Array.from({ length: size }, (_, i) => exampleEnterprise(i + 1)),
    inspectors: [exampleInspector('I1'), exampleInspector('I2')],
    ...members,
  }
}

export function exampleEnterprise(number: number, members: Data = {}): Anything {
  const id = `E${String(number).padStart(2, '0')}`
  return { id, name: `企业${number}`, town: '七宝', ...members }
}

export function exampleInspector(id: string, members: Data = {}): Anything {
  return {
    id,
    name: `检查员${id}`,
    department: '安监大队',
    certificate: { from: '2019-01-01', to: '2023-12-31' },
    ...members,
  }
}

/** Sound inputs whose only task has these members. */
export function withTask(members: Data, more: Data = {}): ExampleData {
  return exampleInputs({
    plan: { id: 'plan-2020', title: '年度计划', tasks: [exampleTask(members)] },
    ...more,
  })
}

/** Sound inputs whose first enterprise has these members. */
export function withEnterprise(members: Data, more: Data = {}): ExampleData {
  return exampleInputs({ enterprises: [exampleEnterprise(1, members)], ...more })
}

/** Sound inputs whose first inspector has these members. */
export function withInspector(members: Data, more: Data = {}): ExampleData {
  return exampleInputs({ inspectors: [exampleInspector('I1', members)], ...more })
}
