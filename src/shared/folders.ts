/** Where the project's own files are, whatever the working directory. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const knowledgeFolder = path.join(projectFolder, 'knowledge');
/** The built web page. */
export const pageFolder = path.join(projectFolder, 'dist', 'console');
