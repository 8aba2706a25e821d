import '../words/speak-english.ts';
// After the words, which it needs when it begins.
import './recovery-demo.ts';
