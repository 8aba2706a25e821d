import { answerQuestions } from '../../engine/thread.ts';
import { type FilesOfFolder, FolderWriter, writeFiles } from './write-files.ts';

const writers = new Map<string, FolderWriter>();

answerQuestions(({ folder, ...files }: FilesOfFolder) => {
  const writer = writers.get(folder) ?? new FolderWriter(folder);
  writers.set(folder, writer);
  const written = writeFiles(writer, files);
  // Given back at once: this thread makes so little that is new that it would be long until what is no longer used is looked for.
  files.bytes.buffer.transfer(0);
  return written;
});
