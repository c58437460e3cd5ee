import { join } from 'node:path'
import ts from 'typescript'
import { root } from './sources.ts'

/** What was read of the library and of the compiler's own files, most of the work of a program. */
const parsed = new Map<string, ts.SourceFile | undefined>()

/** A program over the given files, with the options of one of the project's tsconfig files. */
export function program(files: readonly string[], config: string): ts.Program {
  const path = join(root, config)
  const { config: json, error } = ts.readConfigFile(path, ts.sys.readFile)
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'))
  const { options } = ts.parseJsonConfigFileContent(json, ts.sys, join(path, '..'))
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile
  host.getSourceFile = (name, ...how) => {
    const key = `${config} ${name}`
    if (!name.includes('/.generated/') && !parsed.has(key)) parsed.set(key, read(name, ...how))
    return parsed.get(key) ?? read(name, ...how)
  }
  return ts.createProgram([...files], options, host)
}

/** What the compiler says about exactly these files, as `file:line message`. */
export function typeErrors(
  files: readonly string[],
  compiled = program(files, 'tsconfig.json'),
): readonly string[] {
  return files.flatMap((name) => {
    const file = compiled.getSourceFile(name)
    const diagnostics = [
      ...compiled.getSyntacticDiagnostics(file),
      ...compiled.getSemanticDiagnostics(file),
    ]
    return diagnostics.map(({ start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1
      return `${name}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
  })
}
