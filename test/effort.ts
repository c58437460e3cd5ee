/** Whether this is `npm run test:slow`, in which the suites that ask here leave nothing out. */
export const isSlow = process.env.SLOW === 'yes'

/** Returns the first number in `npm test`, the second in `npm run test:slow`. */
export const effort = (usual: number, slow: number): number => (isSlow ? slow : usual)
