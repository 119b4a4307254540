const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(milliseconds?|msecs?|ms)$/, 1],
  [/^(seconds?|secs?|s)$/, SECOND],
  [/^(minutes?|mins?|m)$/, MINUTE],
  [/^(hours?|hrs?|h)$/, HOUR],
  [/^(days?|d)$/, DAY],
  [/^(weeks?|w)$/, 7 * DAY],
  [/^(months?|mo)$/, YEAR / 12],
  [/^(years?|yrs?|y)$/, YEAR],
];

/** The milliseconds of a duration as it is written for people: `15m`, `7 days`, `2 hours from now`; null for any other text. A number alone is milliseconds. */
export function durationOf(text: string): number | null {
  const [, amount = "", unit = "ms"] = /^\s*\+?(\d+(?:\.\d+)?)\s*([a-z]+)?(?:\s+from now)?\s*$/i.exec(text) ?? [];
  const factor = UNITS.find(([name]) => name.test(unit.toLowerCase()))?.[1];
  return amount === "" || factor === undefined ? null : Number(amount) * factor;
}
