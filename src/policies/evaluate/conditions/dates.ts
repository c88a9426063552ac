/** Moments that a date value can stand for, in milliseconds since 1970; two where its form is ambiguous. */
export type Moments = readonly number[];

/** https://www.w3.org/TR/NOTE-datetime: a year, a month, a day, or a time with its zone. */
const W3C =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d))?)?)?$/;
const EPOCH = /^\d{1,15}(?:\.\d{1,9})?$/;

/**
 * Reads a date: ISO 8601 in the W3C's profile, or seconds since 1970. Four digits alone can be a year or an early
 * second: both are returned. Undefined for anything else. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function parseMoments(text: string): Moments | undefined {
  const moments = [parseW3c(text), parseEpoch(text)].filter((moment) => moment !== undefined);
  return moments.length > 0 ? moments : undefined;
}

function parseEpoch(text: string): number | undefined {
  return EPOCH.test(text) ? Number(text) * 1000 : undefined;
}

function parseW3c(text: string): number | undefined {
  const match = W3C.exec(text);
  if (!match) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
  const fraction = (match[7] ?? '').padEnd(3, '0').slice(0, 3);
  const zone = match[8] ?? 'Z';
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`);
  if (Number.isNaN(moment) || Number(hour) > 23 || !isDayOfMonth(moment, Number(day)))
    return undefined;
  return moment - zoneOffset(zone);
}

/** Date.parse takes the 31st of a shorter month for the next month's first. */
function isDayOfMonth(moment: number, day: number): boolean {
  return new Date(moment).getUTCDate() === day;
}

function zoneOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * 60_000;
}
