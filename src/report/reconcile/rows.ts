import { collectProblems, type Problem, type ProblemList } from '../../core/errors.ts'
import { say } from '../../core/message.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { type Enterprise, enterprise } from '../../schema/inputs/enterprise.ts'
import { isParsedDirectory } from '../../schema/inputs/parse-inputs.ts'
import { parseRows } from '../../schema/kit/parse-rows.ts'
import { type RegisterRow, registerKey, registerRow } from '../../schema/report/register.ts'

/** The tables of a reconciliation, checked and in the order of their keys. */
export interface ReconciledRows {
  readonly directory: readonly Enterprise[]
  readonly register: readonly RegisterRow[]
  readonly previous: readonly Enterprise[] | undefined
}

const REGISTER = {
  table: 'register',
  shape: registerRow,
  keyOf: registerKey,
  hasContact: true,
}

/**
 * Checks the tables as the inputs of a draw are checked, and reports all their problems together.
 */
export function parseReconciledRows(
  directory: unknown,
  register: unknown,
  previous: unknown,
): ReconciledRows {
  const problems = collectProblems()
  const tables = {
    directory: parseDirectory('directory', directory, problems),
    register: inOrder(parseRows(REGISTER, register, ofRegister(problems)), registerKey),
    previous: previous === undefined ? undefined : parseDirectory('previous', previous, problems),
  }
  problems.throwIfAny()
  return tables
}

function parseDirectory(name: string, rows: unknown, problems: ProblemList): readonly Enterprise[] {
  if (isParsedDirectory(rows)) return rows
  const keyOf = ({ id }: Enterprise) => id
  const form = { table: name, shape: enterprise, keyOf, hasContact: true }
  return inOrder(parseRows(form, rows, problems), keyOf)
}

const MEMBERS = ['id', 'creditCode', 'name', 'status', 'tags', 'town', 'contact']

/** Rows of a register have fewer members than those of a directory, and the advice is another. */
function ofRegister(problems: ProblemList): ProblemList {
  const add = ({ fix, ...problem }: Problem) =>
    problems.add(
      problem.code === 'input/unknown-field'
        ? {
            ...problem,
            expected: say('register-members', { members: MEMBERS }),
            fix: say('leave-out-or-make-a-tag'),
          }
        : { ...problem, ...(fix !== undefined && { fix }) },
    )
  return {
    add,
    throwIfAny: problems.throwIfAny,
    get total() {
      return problems.total
    },
  }
}

function inOrder<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const keyed = rows.map((row) => ({ key: keyOf(row), row }))
  keyed.sort((a, b) => compareUtf8(a.key, b.key))
  return keyed.map(({ row }) => row)
}
