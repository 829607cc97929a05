"""Why the system would not read or write a file, in the language in force."""

import errno

from yishi_tui.i18n import tr

WORDS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这里只能读，不能写",
    errno.ENOSPC: "盘满了",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径当中有一段不是文件夹",
    errno.EEXIST: "已经有同名的文件",
    errno.ENAMETOOLONG: "名字太长",
}


def reason(error: OSError) -> str:
    """A few words; the system's own where there are none."""
    known = WORDS.get(error.errno or 0)
    return tr(known) if known else error.strerror or str(error)
