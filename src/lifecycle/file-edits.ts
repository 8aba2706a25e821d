import type { Extent } from '../engine/place.ts';
import type { Edit } from '../engine/proof/edit-text.ts';
import type { Sources } from './sources.ts';

/** Edits of files, each once however many pages show what is edited. */
export class FileEdits {
  readonly #sources: Sources;
  readonly #edits = new Map<string, Map<number, Edit>>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** What stands at an extent. */
  source({ file, start, end }: Extent): string {
    return this.#sources.text(file)?.slice(start, end) ?? '';
  }

  add(edit: Edit): void {
    if (!this.#sources.isOwn(edit.file)) return;
    const ofFile = this.#edits.get(edit.file) ?? new Map<number, Edit>();
    this.#edits.set(edit.file, ofFile);
    ofFile.set(edit.start, edit);
  }

  /** The new text of every file with edits. */
  texts(): Map<string, string> {
    return new Map(
      [...this.#edits].map(([file, edits]) => {
        const text = this.#sources.text(file)!;
        let [result, at] = ['', 0];
        for (const { start, end, text: written } of [...edits.values()].toSorted(
          (a, b) => a.start - b.start,
        )) {
          if (start < at) continue;
          result += text.slice(at, start) + written;
          at = end;
        }
        return [file, result + text.slice(at)];
      }),
    );
  }
}
