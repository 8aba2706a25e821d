/** Whose names these are, where nothing of ours is called so. */
const NAMES: readonly (readonly [system: string, names: string])[] = [
  [
    "MkDocs' plugin table-reader",
    'read_csv read_table read_fwf read_excel read_json read_yaml read_feather read_raw pd_read_csv',
  ],
  [
    "MkDocs' plugin macros",
    'macros_info context now fix_url pretty config navigation environment git files page',
  ],
  ['GitHub Actions', 'github secrets vars env matrix steps inputs needs runner job strategy'],
  [
    'Ansible',
    'hostvars groups group_names inventory_hostname ansible_facts lookup query playbook_dir role_path',
  ],
  ['Jekyll', 'site content layout paginator'],
  ['Jinja', 'super self varargs kwargs'],
  ['Go templates', 'end else Values Release Chart'],
  ['dbt', 'ref source this target var adapter'],
];

const FILTERS: readonly (readonly [system: string, names: string])[] = [
  [
    'Ansible',
    'combine to_json to_nice_json to_yaml to_nice_yaml from_json from_yaml regex_replace regex_search regex_findall b64encode b64decode basename dirname ipaddr mandatory bool ternary dict2items items2dict subelements password_hash hash flatten zip difference intersect union json_query community.general.json_query',
  ],
  [
    'Helm',
    'quote squote toYaml toJson toString indent nindent b64enc b64dec trunc trimSuffix trimPrefix kebabcase sha256sum required tpl',
  ],
  [
    'Jekyll and Liquid',
    'relative_url absolute_url markdownify jsonify slugify date date_to_string where where_exp prepend append split plus minus times divided_by modulo strip_html newline_to_br strip upcase downcase remove money img_url asset_url',
  ],
  ['Angular', 'async currency json number percent slice translate keyvalue titlecase uppercase lowercase'],
  ['Hugo', 'markdownify safeHTML relURL absURL humanize plainify'],
  ['Twig', 'raw merge column trans format_date nl2br date_modify'],
];

/** The system in which a variable or function of this name is common: `Ansible`. */
export function systemOfName(name: string): string | undefined {
  if (/^ansible_/.test(name)) return 'Ansible';
  return systemIn(NAMES, name);
}

/** The system that has a filter of this name. */
export function systemOfFilter(name: string): string | undefined {
  return systemIn(FILTERS, name);
}

function systemIn(table: typeof NAMES, name: string): string | undefined {
  return table.find(([, names]) => names.split(' ').includes(name))?.[0];
}
