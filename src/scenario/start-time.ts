const pattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** The years that a tenant's clock may show. */
const earliestMs = Date.UTC(2000, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/**
 * UTC milliseconds of a date such as `2024-03-01`, `2024-03-01T09:00` (UTC where no zone is given, on any machine) or
 * `2024-03-01T12:00:00+03:00` (`+0300` and `+03` too), or of milliseconds themselves. Undefined if it is not one, or not of this century.
 */
export function tryParseStart(value: string | number): number | undefined {
  const ms = typeof value === 'number' ? value : /^\d{12,13}$/.test(value) ? Number(value) : dateMs(value);
  return ms !== undefined && Number.isInteger(ms) && ms >= earliestMs && ms < latestMs ? ms : undefined;
}

function dateMs(text: string): number | undefined {
  const match = pattern.exec(text.trim());
  if (match === null) return undefined;
  const [, day = '', time = '00:00', seconds = ':00', zone = 'Z'] = match;
  const ms = Date.parse(`${day}T${time}${seconds}${withColon(zone)}`);
  // A day that does not exist, such as 2024-02-31, moves on to the next month.
  const exists = !Number.isNaN(ms) && new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day);
  return exists ? ms : undefined;
}

/** `+0300` and `+03` as `+03:00`. */
function withColon(zone: string): string {
  const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return hours === undefined ? zone : `${hours}:${minutes}`;
}
