/**
 * A petrol station whose owner knows somebody in the bureau: from the third quarter on the
 * directory does not have it. No draw and no replay can show that; the register of another
 * authority does.
 */
export const FRIEND = 'QY0017'

/** The first snapshot without it. */
export const LEFT_OUT_FROM = 3
