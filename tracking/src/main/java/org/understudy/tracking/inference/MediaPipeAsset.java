package org.understudy.tracking.inference;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** What the build takes from MediaPipe and puts into this module's jar (Apache License 2.0). */
public enum MediaPipeAsset {
  /** Finds faces up to about two metres away: {@code [128][128][3]}, -1..1. */
  FACE_DETECTION("face_detection_short_range.tflite"),
  /** The face mesh with refined lips, eyes and irises: {@code [192][192][3]}, 0..1. */
  FACE_MESH("face_landmark_with_attention.tflite"),
  /** Finds people: {@code [224][224][3]}, -1..1. */
  POSE_DETECTION("pose_detection.tflite"),
  /** Body landmarks, quick: {@code [256][256][3]}, 0..1. */
  POSE_LANDMARKS_LITE("pose_landmark_lite.tflite"),
  /** Body landmarks, more exact: {@code [256][256][3]}, 0..1. */
  POSE_LANDMARKS_FULL("pose_landmark_full.tflite"),
  /** Tells one who sits before a camera from what is behind: {@code [256][256][3]}, 0..1. */
  SELFIE_SEGMENTATION("selfie_segmentation.tflite"),
  /** The canonical face mesh (a protocol buffer, not a network). */
  CANONICAL_FACE("geometry_pipeline_metadata_landmarks.binarypb");

  private static final String FOLDER = "/org/understudy/tracking/mediapipe/";

  private final String fileName;

  MediaPipeAsset(String fileName) {
    this.fileName = fileName;
  }

  /** The file's name. */
  public String fileName() {
    return fileName;
  }

  /** Opens the file; the caller closes it. */
  public InputStream open() throws IOException {
    InputStream stream = MediaPipeAsset.class.getResourceAsStream(FOLDER + fileName);
    if (stream == null) {
      throw new FileNotFoundException(
          "the program lacks %s%s, which its build fetches with npm; build the module 'tracking' again"
              .formatted(FOLDER, fileName));
    }
    return stream;
  }
}
