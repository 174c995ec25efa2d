create virtual table r using rtree(id, x0, x1, y0, y1);
