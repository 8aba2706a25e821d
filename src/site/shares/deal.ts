/**
 * Deals things out to so many hands: neighbours stay together, and no hand gets much more than another. It depends on nothing but
 * what is dealt, so that machines which know nothing of each other deal alike.
 *
 * @param weights how much work each thing is, in order
 * @param hands at least one
 * @returns for each hand the things it gets, by their places in the order; a hand may get none
 */
export function deal(weights: readonly number[], hands: number): number[][] {
  const dealt = Array.from({ length: hands }, (): number[] => []);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  for (const [place, weight] of weights.entries()) {
    // The middle of a thing says whose it is: what lies across a border is nearer to one side.
    const hand = all === 0 ? 0 : Math.floor(((before + weight / 2) / all) * hands);
    dealt[Math.min(hand, hands - 1)]!.push(place);
    before += weight;
  }
  return dealt;
}
