"""Times OpenSeeFace's tracker on raw frames, with the settings of its own facetracker.py.

python openseeface.py CHECKOUT MODEL FOLDER WIDTH HEIGHT; FOLDER/frames has RGBA, figures go to FOLDER/figures.
"""
import json
import math
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np  # noqa: E402

WARM_UP = 30
checkout, model, folder, width, height = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
sys.path.insert(0, checkout)
from tracker import Tracker  # noqa: E402

tracker = Tracker(
    width, height, model_type=model, threshold=None, detection_threshold=0.6, max_threads=1, max_faces=1,
    discard_after=10, scan_every=3, silent=True, no_gaze=model == -1, use_retinaface=0, max_feature_updates=900,
    static_model=True, try_hard=False)
frames = np.memmap(os.path.join(folder, "frames"), np.uint8, "r").reshape(-1, height, width, 4)
for frame in frames[:WARM_UP]:
    tracker.predict(np.ascontiguousarray(frame[:, :, 2::-1]))

times, processor, with_face = [], 0.0, 0
for frame in frames:
    picture = np.ascontiguousarray(frame[:, :, 2::-1])
    start, start_processor = time.perf_counter(), time.process_time()
    faces = tracker.predict(picture)
    times.append((time.perf_counter() - start) * 1000)
    processor += time.process_time() - start_processor
    with_face += bool(faces)
times.sort()


def quantile(share):
    return times[min(len(times) - 1, math.ceil(share * len(times)) - 1)]


with open(os.path.join(folder, "figures"), "w") as file:
    json.dump({"framesWithFace": with_face, "medianMilliseconds": quantile(0.5), "p95Milliseconds": quantile(0.95),
               "processorMilliseconds": processor * 1000 / len(times)}, file)
