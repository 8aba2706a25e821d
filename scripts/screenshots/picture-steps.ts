import type { ScenarioStep } from '../../src/demo/scenarios/scenario.ts';
import { SCENARIOS } from '../../src/demo/scenarios.ts';
import type { Picture } from './pictures.ts';

/**
 * The steps of a picture's scenario up to the moment that it shows.
 *
 * @throws Error when the demo has no such scenario, or it has no such step
 */
export function picturedSteps({ name, scenario: id, channel, after }: Picture): ScenarioStep[] {
  const scenario = SCENARIOS.find((known) => known.id === id && known.channels.includes(channel));
  if (!scenario)
    throw new Error(`The demo has no scenario "${id}" for ${channel}, which the picture "${name}" shows.`);
  if (after === undefined) return [];
  const index = scenario.steps.findIndex(({ type }) => type === after);
  if (index < 0)
    throw new Error(`The scenario "${id}" has no step "${after}", which the picture "${name}" needs.`);
  return scenario.steps.slice(0, index + 1);
}
