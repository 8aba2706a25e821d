/**
 * A number with so many decimals, as Python writes and rounds it: what lies exactly between two goes to the even one. JavaScript
 * takes the larger.
 */
export function fixed(value: number, places: number): string {
  const text = value.toFixed(places);
  // toFixed looks at the exact value, so that only a true tie is in question: its digits end in a 5 one place further.
  const exact = value.toFixed(Math.min(100, places + 25));
  const end = exact.indexOf('.') + 1 + places;
  const isTie = /^-?\d+\.\d+$/.test(exact) && /^50*$/.test(exact.slice(end));
  if (!isTie) return text;
  const down = exact.slice(0, end).replace(/\.$/, '');
  const lastDigit = Number(/\d$/.exec(down)![0]);
  if (lastDigit % 2 === 0) return down;
  const isRoundedUp = Math.abs(Number(text)) > Math.abs(Number(down));
  return isRoundedUp ? text : (Number(down) + Math.sign(value) * 10 ** -places).toFixed(places);
}

/**
 * Python's `round`, and Jinja's `floor` and `ceil` at a decimal.
 *
 * @param precision decimals; below zero, places before the point
 */
export function rounded(value: number, precision: number, method: 'common' | 'ceil' | 'floor'): number {
  const factor = 10 ** precision;
  if (method === 'ceil') return Math.ceil(value * factor) / factor;
  if (method === 'floor') return Math.floor(value * factor) / factor;
  if (precision >= 0) return precision > 75 ? value : Number(fixed(value, precision));
  return Number(fixed(value * factor, 0)) / factor;
}
