/** What is said of figures, plans and schedules: by report, year and sql. */
// biome-ignore lint/suspicious/noEmptyInterface: filled room by room
export interface YearMessages {}
