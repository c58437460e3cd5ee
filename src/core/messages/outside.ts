/** What is said of files, command lines and tables of other programs: by files and cli. */
// biome-ignore lint/suspicious/noEmptyInterface: filled room by room
export interface OutsideMessages {}
