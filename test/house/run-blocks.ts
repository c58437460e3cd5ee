// Runs modules one after the other in a process of its own: `tsx run-blocks.ts TOKEN FILE…`.
// A line that starts with TOKEN says which module begins, what it threw, and that it ended.
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'

const [token, ...files] = process.argv.slice(2)
for (const [index, file] of files.entries()) {
  console.log(`\n${token} begin ${index}`)
  try {
    await import(pathToFileURL(file).href)
  } catch (error) {
    console.log(`\n${token} error ${JSON.stringify(inspect(error))}`)
  }
}
console.log(`\n${token} end`)
