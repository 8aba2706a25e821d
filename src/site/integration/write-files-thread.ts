import { answerQuestions } from '../../engine/thread.ts';
import { type FilesOfFolder, FolderWriter, writeFiles } from './write-files.ts';

const writers = new Map<string, FolderWriter>();

answerQuestions(({ folder, ...files }: FilesOfFolder) => {
  const writer = writers.get(folder) ?? new FolderWriter(folder);
  writers.set(folder, writer);
  return writeFiles(writer, files);
});
