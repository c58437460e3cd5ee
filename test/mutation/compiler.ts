// A mutant that does not compile is no program: the gate refuses it before any test runs.
import { join } from 'node:path'
import ts from 'typescript'
import type { Mutant } from './mutants.ts'

/** Returns whether a mutant compiles; only its own file is checked again. */
export function compiler(project: string): (mutant: Mutant) => boolean {
  const { config } = ts.readConfigFile(join(project, 'src/tsconfig.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, join(project, 'src'))
  let changed = ''
  let text = ''
  let version = 0
  const service = ts.createLanguageService({
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (path) => (path === changed ? `mutant ${version}` : 'as it stands'),
    getScriptSnapshot: (path) => {
      const content = path === changed ? text : ts.sys.readFile(path)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => project,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  })
  return (mutant) => {
    changed = join(project, mutant.file)
    text = mutant.text
    version += 1
    return (
      service.getSyntacticDiagnostics(changed).length === 0 &&
      service.getSemanticDiagnostics(changed).length === 0
    )
  }
}
