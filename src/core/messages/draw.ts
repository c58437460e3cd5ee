/** What is said of a draw: by select, pair and record. */
// biome-ignore lint/suspicious/noEmptyInterface: filled room by room
export interface DrawMessages {}
