// What pages in MDX format may import from 'variorum:components'.
export { default as Card } from './Card.astro';
export { default as Cards } from './Cards.astro';
export { default as Lead } from './Lead.astro';
export { default as Products } from './Products.astro';
export { default as Reading } from './Reading.astro';
export { default as Readings } from './Readings.astro';
export { default as RecoveryScenarios } from './RecoveryScenarios.astro';
