import { createRequire } from 'node:module'

/** The version of the package that is running. */
export const version: string = createRequire(import.meta.url)('double-random/package.json').version
