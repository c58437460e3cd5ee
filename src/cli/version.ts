import { createRequire as requireFrom } from 'node:module'

/** The version of the package that is running. */
export const version: string = requireFrom(import.meta.url)('double-random/package.json').version
