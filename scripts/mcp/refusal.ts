/** Says to an agent, in a full sentence, why there is no answer and what it can ask for. */
export class Refusal extends Error {}
