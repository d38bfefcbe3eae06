let hashingRows: [Row] = []
