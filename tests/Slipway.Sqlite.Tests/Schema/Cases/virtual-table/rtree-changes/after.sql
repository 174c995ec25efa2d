create virtual table r using rtree(id, x0, x1, +label text);
