import { hideXray, showXray } from './xray.ts';

/** X-ray from the beginning, as `variorum dev --xray` has it; in a frame, what frames it does all that. */
if (window.top === window) void showXray(hideXray);
