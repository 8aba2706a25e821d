/**
 * Texts of files that an editor has changed and not saved, by their absolute paths: whoever reads such a file gets them. One for the
 * process, as the disk is; it is empty but in the process of a language server.
 */
export const unsavedTexts = new Map<string, string>();
