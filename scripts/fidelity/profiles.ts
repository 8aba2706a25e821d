import type { Attributes } from '../../src/engine/variants/site.ts';

/** A set of variables for which the corpus has reference output. */
export interface Profile {
  /** its folder below `golden/` */
  name: string;
  /** site.yml: the products as that pipeline knew them */
  site: string;
  variant: string;
  variables: Attributes;
}

/** Variables of every profile. */
export const VARIABLES: Attributes = {
  site_author: 'WSO2',
  generator: false,
  redocly: { scroll_y_offset: 50 },
};

/** The reference compares names as strings: for each of the two names, the other one is another product. */
function cloud(name: string, other: string): string {
  return `
title: Reference
undefined: keep
products:
  - { id: asgardeo, name: ${name}, path: /asgardeo/docs }
  - { id: other, name: ${other} }
  - { id: is, name: WSO2 Identity Server, versions: ["7.0.0", "7.1.0", "7.2.0", "7.3.0", next], path: "/en/{version}" }
`;
}

const ASGARDEO = cloud('Asgardeo', 'WSO2 Identity Platform');
const PLATFORM = cloud('WSO2 Identity Platform', 'Asgardeo');
const KEYSTORE = { content: { default_keystore_type: 'PKCS12', default_keystore_ext: 'p12' } };
const SDK = { content: { sdkconfig: { baseUrl: 'https://api.asgardeo.io/t/<your-organization-name>' } } };

/** The profiles of the corpus: one for each folder of `golden/` whose texts are compared. */
export const PROFILES: Profile[] = [
  { name: 'asgardeo-old', site: ASGARDEO, variant: 'asgardeo', variables: {} },
  { name: 'identity-platform', site: PLATFORM, variant: 'asgardeo', variables: SDK },
  ...['7.0.0', '7.1.0', '7.2.0', '7.3.0', 'next'].map((version) => ({
    name: `is-${version}`,
    site: ASGARDEO,
    variant: `is@${version}`,
    variables: KEYSTORE,
  })),
];
