// §1.4a: what cannot be seen. Controls, line separators, Default_Ignorable_Code_Point of Unicode
// 17.0, the Braille blank, interlinear annotation and noncharacters. An enumerated list: Unicode
// properties differ from engine to engine.
export const FORBIDDEN_IN_IDS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is forbidden
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them alone is meant
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{e0000}-\u{e0fff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/u
/** The same as the inside of a class of characters, for a regular expression with the flag `u`. */
export const UNSEEN_CHARACTERS = FORBIDDEN_IN_IDS.source.slice(1, -1)
