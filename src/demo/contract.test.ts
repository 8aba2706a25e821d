import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { API } from './api-description.ts';
import { KNOWN_DISAGREEMENTS } from './known-disagreements.ts';
import { configFor } from './machine/config.ts';
import type { Method } from './machine/methods.ts';
import type { Exchange } from './machine/state.ts';
import { playScenario } from './play.ts';
import { scenariosFor } from './scenarios.ts';

const VENDOR = new URL('../../../shared/contracts/password-recovery-v2.yaml', import.meta.url);
const METHODS: Method[] = ['email-link', 'email-otp', 'sms-otp'];

/** Every exchange of every scenario, in every method, with both orders of a refusal's code and description. */
const exchanges: Exchange[] = [false, true].flatMap((normalizedRetry) => {
  const config = configFor({ productName: 'Asgardeo', normalizedRetry });
  return METHODS.flatMap((channel) =>
    scenariosFor(channel, config).flatMap(
      (scenario) => playScenario(scenario, { config, channel }).exchanges,
    ),
  );
});
/** No answer has come where the status is 0. */
const answered = exchanges.filter(({ status }) => status > 0);

type Json = Parameters<typeof z.fromJSONSchema>[0];

function mistakes(schema: unknown, value: unknown): string[] {
  const { success, error } = z.fromJSONSchema(schema as Json).safeParse(value);
  return success ? [] : error!.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe("the project's own description of the API", () => {
  it('describes every request and every answer of every scenario', () => {
    for (const { step, status, request, response } of answered) {
      const { request: taken, answers } = API[step];
      expect(mistakes(taken, request), `${step} request`).toEqual([]);
      const answer = answers[status];
      expect(answer, `${step} ${status}`).toBeDefined();
      if (answer!.body === null) expect(response).toBeNull();
      else expect(mistakes(answer!.body, response), `${step} ${status}`).toEqual([]);
    }
  });

  it('is strict: it refuses what it does not describe', () => {
    expect(mistakes(API.init.request, { claims: [], more: 1 })).not.toEqual([]);
    expect(mistakes(API.confirm.answers[406]!.body, { code: 'UAR-10001' })).not.toEqual([]);
  });
});

interface Content {
  content?: {
    'application/json': { schema: unknown; examples: { response: { value: Described | [Described] } } };
  };
}
interface Described {
  code?: string;
  links?: { rel: string; href: string }[];
}
interface Operation {
  requestBody: Required<Content>;
  responses: Record<string, Content | undefined>;
}

describe.skipIf(!existsSync(VENDOR))("the vendor's OpenAPI file", () => {
  const text = existsSync(VENDOR) ? readFileSync(VENDOR, 'utf8') : '{}';
  const file = parse(text) as {
    paths: Record<string, { post: Operation }>;
    components: { schemas: Record<string, unknown> };
  };

  /** A schema with its references filled in; none of them leads back to itself. */
  const filled = (schema: unknown): unknown =>
    JSON.parse(JSON.stringify(schema), (_, value) =>
      value?.$ref ? filled(file.components.schemas[value.$ref.split('/').at(-1)]) : value,
    );

  const operation = (step: string): Operation => file.paths[`/recovery/password/${step}`]!.post;

  /** What is sent and not described so. Ends of links only: the tenant stands before them, or not. */
  const differences = ({ step, status, response }: Exchange): string[] => {
    const at = `${step} ${status}`;
    const described = operation(step).responses[status];
    if (!described) return [`${at}: not described`];
    const { schema, examples } = described.content!['application/json'];
    if (response === null) return [`${at}: body described -> none`];
    const wrong = mistakes(filled(schema), response).map((mistake) => `${at}: ${mistake}`);
    const [example, sent] = [examples.response.value, response].map(
      (value) => (Array.isArray(value) ? value[0] : value) as Described,
    );
    const found = [...wrong];
    if (example!.code !== sent!.code) found.push(`${at}: code ${example!.code} -> ${sent!.code}`);
    for (const { rel, href } of sent!.links ?? []) {
      const end = (path = ''): string => path.slice(path.lastIndexOf('/') + 1);
      const told = example!.links?.find((link) => link.rel === rel)?.href;
      if (end(told) !== end(href)) found.push(`${at}: link ${rel} to ${end(told)} -> ${end(href)}`);
    }
    return found;
  };

  it('describes every request of every scenario', () => {
    for (const { step, request } of exchanges) {
      const { schema } = operation(step).requestBody.content['application/json'];
      expect(mistakes(filled(schema), request), step).toEqual([]);
    }
  });

  it('differs from the answers exactly where we know it to', () => {
    const found = new Set(answered.flatMap(differences));
    expect([...found].toSorted()).toEqual(KNOWN_DISAGREEMENTS.map(({ difference }) => difference).toSorted());
  });

  it('has a reason for each difference', () => {
    expect(KNOWN_DISAGREEMENTS.filter(({ reason }) => !reason.endsWith('.'))).toEqual([]);
  });
});
