import { run } from '../../src/cli/run.ts'

/** How the program ends, and all that it says, where nobody types and nothing is random. */
export async function ran(args: readonly string[]): Promise<{ exit: number; text: string }> {
  const said: string[] = []
  const exit = await run(args, (language, { json }) => ({
    language,
    json,
    progress: 'off',
    stdin: async () => new Uint8Array(),
    stdout: (text) => said.push(text),
    stderr: (text) => said.push(text),
    askHidden: async () => undefined,
    now: () => 0,
    randomBytes: (count) => new Uint8Array(count),
  }))
  return { exit, text: said.join('') }
}
