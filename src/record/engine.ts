/** Name and version of this engine, for the undigested envelope of a document; a test holds it to package.json. @internal */
export const ENGINE = 'double-random 0.1.0'
