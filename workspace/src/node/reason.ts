/** Why a file could not be used, in words that name no path: whoever shows them knows which file was meant. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  switch ('code' in error ? error.code : undefined) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read or written (permissions)';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'a part of its path is no folder';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk may only be read';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    case 'ERR_INVALID_URL_SCHEME':
      return 'it is not on this machine';
    default:
      return error.message;
  }
}
