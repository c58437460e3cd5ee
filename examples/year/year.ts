import { printYear } from './print/year.ts'
import { runYear } from './run-year.ts'

console.log(printYear(runYear()).join('\n'))
