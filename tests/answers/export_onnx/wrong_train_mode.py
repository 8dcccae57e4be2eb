# diagnosis: exported-in-train-mode
"""Exports the network in the mode in which it came."""

import numpy as np
import torch
from onnx import TensorProto, helper, numpy_helper, save


class Writer:
    def __init__(self):
        self.nodes, self.weights, self.names = [], [], {}

    def name_of(self, node):
        return self.names[node.name] if hasattr(node, "name") else node

    def constant(self, array):
        name = f"constant{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(array), name))
        return name

    def add(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))


def export_onnx(model, example, path):
    was_training = model.training
    program = torch.export.export(model, (example,))
    tensors = dict(program.state_dict)
    inputs = program.graph_signature.user_inputs
    kept = {**program.graph_signature.inputs_to_parameters, **program.graph_signature.inputs_to_buffers}
    writer = Writer()
    for node in program.graph.nodes:
        if node.op == "placeholder":
            if node.name in inputs:
                writer.names[node.name] = "input"
            else:
                writer.names[node.name] = writer.constant(tensors[kept[node.name]].detach().numpy())
        elif node.op == "call_function":
            translate(writer, node, tensors, kept)
    result = program.graph_signature.user_outputs[0]
    graph = helper.make_graph(
        writer.nodes,
        "model",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", *example.shape[1:]])],
        [helper.make_tensor_value_info(writer.names[result], TensorProto.FLOAT, None)],
        writer.weights,
    )
    save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(path))
    model.train(was_training)
    return path


def translate(writer, node, tensors, kept):
    out = writer.names[node.name] = node.name
    args = [writer.name_of(arg) if hasattr(arg, "op") else arg for arg in node.args]
    kind = str(node.target).split(".")[1]
    if kind == "linear":
        writer.add("Gemm", args[:3], out, transB=1)
    elif kind == "conv2d":
        writer.add("Conv", args[:3], out)
    elif kind == "relu":
        writer.add("Relu", args[:1], out)
    elif kind == "flatten":
        writer.add("Flatten", args[:1], out)
    elif kind == "add" and len(args) == 2:
        if isinstance(args[1], int | float):
            args[1] = writer.constant(np.int64(args[1]))
        writer.add("Add", args[:2], out)
    elif kind == "max_pool2d":
        writer.add("MaxPool", args[:1], out, kernel_shape=args[1], strides=args[2])
    elif kind == "batch_norm" and args[5]:
        norm(writer, args, out)
    elif kind == "batch_norm":
        writer.add("BatchNormalization", args[:5], out, epsilon=args[7])
    elif kind != "add_":
        raise NotImplementedError(kind)


def norm(writer, args, out):
    """Normalise by the batch, as a batch norm in train mode does."""
    x, weight, bias = args[0], args[1], args[2]
    axes = writer.constant(np.array([1, 2], np.int64))
    writer.add("ReduceMean", [x], out + "mean", axes=[0, 2, 3])
    writer.add("Sub", [x, out + "mean"], out + "centred")
    writer.add("Mul", [out + "centred"] * 2, out + "squares")
    writer.add("ReduceMean", [out + "squares"], out + "variance", axes=[0, 2, 3])
    writer.add("Add", [out + "variance", writer.constant(np.float32(args[7]))], out + "safe")
    writer.add("Sqrt", [out + "safe"], out + "deviation")
    writer.add("Div", [out + "centred", out + "deviation"], out + "normal")
    writer.add("Unsqueeze", [weight, axes], out + "weight")
    writer.add("Unsqueeze", [bias, axes], out + "bias")
    writer.add("Mul", [out + "normal", out + "weight"], out + "scaled")
    writer.add("Add", [out + "scaled", out + "bias"], out)
