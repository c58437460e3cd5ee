import { recordsOfEngine } from './records.ts'

// What an engine says, in ASCII, since gjs prints in the charset of the place: a line for each
// record. Texts are compared by their digest and length.
declare const print: ((line: string) => void) | undefined

// The console of gjs writes to the error output.
const say = typeof print === 'function' ? print : (line: string) => console.log(line)
for (const { digest, text, isSound } of recordsOfEngine())
  say(`${digest} ${isSound} ${text.length}`)
