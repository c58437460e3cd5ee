/**
 * What the shapes use of zod: an entry of its own in the build, so that zod becomes one file, which a
 * bundler drops where no shape is used.
 */
export {
  array,
  boolean,
  custom,
  enum,
  lazy,
  literal,
  null,
  number,
  object,
  preprocess,
  record,
  registry,
  strictObject,
  string,
  toJSONSchema,
  tuple,
  union,
  unknown,
} from 'zod'
