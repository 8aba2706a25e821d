/** Services that sites are often found at too, with what readers call each; there is an icon for every one. */
export const BRANDS = {
  github: 'GitHub',
  gitlab: 'GitLab',
  x: 'X',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  discord: 'Discord',
  slack: 'Slack',
  stackoverflow: 'Stack Overflow',
  rss: 'RSS feed',
} as const;

/** The name of a service in site.yml. */
export type Brand = keyof typeof BRANDS;
