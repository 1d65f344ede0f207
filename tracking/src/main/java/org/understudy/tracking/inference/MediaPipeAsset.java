package org.understudy.tracking.inference;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** What the build takes from MediaPipe and puts into this module's jar (Apache License 2.0). */
public enum MediaPipeAsset {
  /** Finds faces up to about two metres away: {@code [128][128][3]}, -1..1. */
  FACE_DETECTION("face_detection_short_range.tflite", "finds faces up to about two metres away"),
  /** The face mesh with refined lips, eyes and irises: {@code [192][192][3]}, 0..1. */
  FACE_MESH(
      "face_landmark_with_attention.tflite", "reads the face mesh with lips, eyes and irises"),
  /** Finds people: {@code [224][224][3]}, -1..1. */
  POSE_DETECTION("pose_detection.tflite", "finds people"),
  /** Body landmarks, quick: {@code [256][256][3]}, 0..1. */
  POSE_LANDMARKS_LITE("pose_landmark_lite.tflite", "reads neck and shoulders, quickly"),
  /** Body landmarks, more exact: {@code [256][256][3]}, 0..1. */
  POSE_LANDMARKS_FULL("pose_landmark_full.tflite", "reads neck and shoulders, more exactly"),
  /** Tells one who sits before a camera from what is behind: {@code [256][256][3]}, 0..1. */
  SELFIE_SEGMENTATION("selfie_segmentation.tflite", "tells a person from what is behind"),
  /** The canonical face mesh (a protocol buffer, not a network). */
  CANONICAL_FACE(
      "geometry_pipeline_metadata_landmarks.binarypb",
      "the mesh that faces are laid upon; not a network");

  /** The terms of all of them. */
  public static final String LICENCE = "Apache-2.0";

  /** Where all of them are from. */
  public static final String SOURCE =
      "MediaPipe, https://github.com/google-ai-edge/mediapipe, by way of its npm packages holistic and selfie_segmentation; unchanged.";

  private static final String FOLDER = "/org/understudy/tracking/mediapipe/";

  private final String fileName;
  private final String purpose;

  MediaPipeAsset(String fileName, String purpose) {
    this.fileName = fileName;
    this.purpose = purpose;
  }

  /** The file's name. */
  public String fileName() {
    return fileName;
  }

  /** What it does, in some words for people. */
  public String purpose() {
    return purpose;
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
