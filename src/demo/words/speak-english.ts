import { WORDS } from './english.ts';
import { speak } from './translated.ts';

// For the demo as one script, which fetches nothing.
speak(WORDS);
