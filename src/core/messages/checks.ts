/** What is said of a document that is verified: by proof, disclose, verify, explain and beacon. */
// biome-ignore lint/suspicious/noEmptyInterface: filled room by room
export interface ChecksMessages {}
