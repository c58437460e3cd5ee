import { UTCDateMini } from '@date-fns/utc/date/mini'

/**
 * The context that makes date-fns count in UTC. The package's own `utc` brings a class that builds `Intl` formatters when it is
 * imported; this one touches neither locale nor time zone. @internal
 */
export function utc(value: Date | number | string) {
  return new UTCDateMini(+new Date(value))
}
